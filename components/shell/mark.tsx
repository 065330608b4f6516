/** The product's mark: a keyhole in a shield-like tile. Decorative; the link around it carries the name. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={className}>
      <path d="M5 2h14a3 3 0 0 1 3 3v7c0 5.5-4.5 10-10 10S2 17.500 2 12V5a3 3 0 0 1 3-3Z" className="fill-accent" />
      <path
        d="M12 6.5a3.250 3.250 0 0 0-1.650 6.050L9.500 17h5l-.850-4.450A3.250 3.250 0 0 0 12 6.500Z"
        className="fill-on-accent"
      />
    </svg>
  );
}
