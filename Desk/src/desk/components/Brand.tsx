import classes from './Brand.module.css';

/** The product's mark; `size` in px. */
export function Brand({ size = 28, bare = false }: { size?: number; bare?: boolean }) {
  return (
    <span className={classes.brand}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" fill="var(--mantine-color-iris-6)" />
        <path d="M9 9.5h14a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-6.2L12 25.4v-3.9H9a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3Z" fill="#fff" />
        <path d="M11.500 15.200c1.200 1.900 2.700 2.800 4.500 2.800s3.300-.9 4.500-2.800" fill="none" stroke="var(--mantine-color-iris-6)" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {!bare && <span className={classes.name}>CareBot</span>}
    </span>
  );
}
