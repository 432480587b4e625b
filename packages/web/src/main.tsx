import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/index.ts';
import { changeLanguage, startI18n } from './i18n/i18n.ts';
import { ThemeProvider } from './kit/index.ts';
import './kit/kit.css';
import { preferences, subscribe } from './kit/preferences.ts';
import { router } from './routes.tsx';

await startI18n(preferences().language);
subscribe(() => void changeLanguage(preferences().language));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ThemeProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ThemeProvider>
  </StrictMode>,
);
