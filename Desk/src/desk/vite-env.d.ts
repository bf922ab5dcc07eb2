/// <reference types="vite/client" />
declare module 'virtual:theme.css';
declare module '@fontsource-variable/inter/wght.css';
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { ComponentType, SVGProps } from 'react';
  const icon: ComponentType<SVGProps<SVGSVGElement> & { size?: number | string; stroke?: number }>;
  export default icon;
}
