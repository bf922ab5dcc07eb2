const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

const icon = (path: string, size = 20) => () => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false" {...stroke}><path d={path} /></svg>
);

export const SendIcon = icon('M5 12h13M12 5l7 7-7 7');
export const NewIcon = icon('M12 20h8M16.500 3.500a2.100 2.100 0 0 1 3 3L8 18l-4 1 1-4Z');
export const CloseIcon = icon('M6 6l12 12M18 6L6 18');
export const MoonIcon = icon('M20 14.500A8.500 8.500 0 1 1 9.500 4a6.600 6.600 0 0 0 10.500 10.500Z');
export const SunIcon = icon('M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M4.900 4.900l1.400 1.400M17.700 17.700l1.400 1.400M2 12h2M20 12h2M4.900 19.100l1.400-1.400M17.700 6.300l1.400-1.400');
export const DownIcon = icon('M12 5v14M6 13l6 6 6-6', 18);
export const ClockIcon = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3 2', 14);
export const CheckIcon = icon('M5 13l4 4L19 7', 14);
export const AlertIcon = icon('M12 8v5M12 16.500v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z', 16);
export const AttachIcon = icon('M20 11.500l-8.200 8.200a5.200 5.200 0 0 1-7.400-7.400l8.200-8.200a3.500 3.500 0 0 1 5 5l-8.300 8.200a1.700 1.700 0 0 1-2.400-2.400L14 7.800', 18);
export const LinkIcon = icon('M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5', 16);
