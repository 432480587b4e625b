import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // The component library changes rarely: its own file stays in the browser's cache over releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 30 },
            { name: 'charts', test: /node_modules\/(echarts|zrender)\//, priority: 20 },
            {
              name: 'antd',
              test: /node_modules\/(antd|@ant-design|@rc-component|dayjs|@emotion|stylis|throttle-debounce)\//,
              priority: 10,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { host: '127.0.0.1' },
});
