/// <reference types="vite/client" />
declare module 'virtual:theme.css';
declare module '@fontsource-variable/inter/wght.css';
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { ReactNode } from 'react';
  export type IconProps = { size?: number; stroke?: number; className?: string; 'aria-hidden'?: boolean | 'true' };
  const icon: (props: IconProps) => ReactNode;
  export default icon;
}
