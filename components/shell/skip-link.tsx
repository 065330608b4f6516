/** First stop of the Tab key on every page: past the header and the navigation. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only rounded-control bg-accent px-3 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-60 focus:px-3 focus:py-2"
    >
      Skip to content
    </a>
  );
}
