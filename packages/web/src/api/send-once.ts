type Send = (request: Request, init: object) => Promise<Response>;

/**
 * Sends each writing once: one that says the very same while the first is under way is answered with the first. A button pressed twice, or a key held
 * down, would else open two requests.
 */
export function sendOnce(send: Send): Send {
  const underWay = new Map<string, Promise<Response>>();
  return async (request, init) => {
    if (request.method === 'GET' || !request.headers.get('content-type')?.startsWith('application/json')) return send(request, init);
    const said = [request.method, request.url, await request.clone().text()].join(' ');
    const before = underWay.get(said);
    if (before) return (await before).clone();
    const over = () => underWay.delete(said);
    const answer = send(request, init).finally(over);
    underWay.set(said, answer);
    // Nobody is answered with what was called off.
    request.signal.addEventListener('abort', over);
    return (await answer).clone();
  };
}
