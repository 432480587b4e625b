export { Reveal } from './reveal.tsx';
