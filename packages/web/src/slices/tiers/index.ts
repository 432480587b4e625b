export { CalibrationChart } from './calibration-chart.tsx';
