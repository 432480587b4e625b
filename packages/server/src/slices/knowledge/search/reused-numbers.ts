/** Gives a number of nothing for each part: the same memory for every question, which is counted through before the next begins. */
export function reusedNumbers(): (size: number) => Float64Array {
  let numbers = new Float64Array(0);
  return (size) => {
    if (numbers.length !== size) numbers = new Float64Array(size);
    return numbers.fill(0);
  };
}
