/** The product's mark: a keyhole in a shield-like tile. Decorative; the link around it carries the name. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={className}>
      <path d="M5 2h14a3 3 0 0 1 3 3v7c0 5.5-4.5 10-10 10S2 17.5 2 12V5a3 3 0 0 1 3-3Z" className="fill-accent" />
      <path
        d="M12 6.5a3.25 3.25 0 0 0-1.65 6.05L9.5 17h5l-.85-4.45A3.25 3.25 0 0 0 12 6.5Z"
        className="fill-on-accent"
      />
    </svg>
  );
}
