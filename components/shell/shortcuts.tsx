'use client';

import {
  createContext,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';

import { preferenceCookie, SHORTCUTS_COOKIE } from '#lib/preferences.ts';

import { ShortcutsDialog } from './shortcuts-dialog.tsx';

export interface Shortcut {
  /** One key, or two with a space between them for a sequence: `g t`. */
  keys: string;
  /** What it does, as the help lists it. */
  label: string;
}

interface Registered extends Shortcut {
  run: () => void;
}

interface ShortcutsValue {
  register: (shortcut: Registered) => () => void;
  showHelp: () => void;
}

const ShortcutsContext = createContext<ShortcutsValue | null>(null);

export function useShortcuts(): ShortcutsValue {
  const value = use(ShortcutsContext);
  if (!value) throw new Error('Shortcuts need a ShortcutsProvider above them.');
  return value;
}

/** Offers a shortcut while the component is on the page. */
export function useShortcut(keys: string, label: string, run: () => void): void {
  const { register } = useShortcuts();
  const runNow = useEffectEvent(run);
  useEffect(() => register({ keys, label, run: () => runNow() }), [register, keys, label]);
}

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
const COVERED = '[role="dialog"]:not([aria-modal="false"]), [role="alertdialog"], [role="menu"]';
/** Time to press the second key of a sequence, in ms. */
const SEQUENCE_MS = 1500;

/** Keys are for the page: not while somebody types, and not behind a dialog or a menu. */
function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.target instanceof Element && event.target.closest(TYPING)) return false;
  return document.querySelector(COVERED) === null;
}

/** Single-key shortcuts of the page; they can be switched off, because speech input may press them by accident. */
export function ShortcutsProvider({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const registered = useRef(new Map<string, Registered>());
  const waiting = useRef({ key: '', until: 0 });
  const [listed, setListed] = useState<Shortcut[] | null>(null);
  const [isUsed, setIsUsed] = useState(isOn);

  const register = useCallback((shortcut: Registered) => {
    registered.current.set(shortcut.keys, shortcut);
    // Parts of the page may come to life while the help is already open.
    setListed((open) => (open === null ? null : [...registered.current.values()]));
    return () => {
      if (registered.current.get(shortcut.keys) === shortcut) registered.current.delete(shortcut.keys);
    };
  }, []);
  const showHelp = useCallback(() => {
    setListed([...registered.current.values()]);
  }, []);
  const value = useMemo(() => ({ register, showHelp }), [register, showHelp]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isUsed || !isForPage(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const { key: first, until } = waiting.current;
    const sequence = event.timeStamp < until ? registered.current.get(`${first} ${key}`) : undefined;
    waiting.current = { key, until: event.timeStamp + SEQUENCE_MS };
    const run = sequence?.run ?? (key === '?' ? showHelp : registered.current.get(key)?.run);
    if (!run) return;
    event.preventDefault();
    waiting.current = { key: '', until: 0 };
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <ShortcutsContext value={value}>
      {children}
      <ShortcutsDialog
        shortcuts={listed}
        isUsed={isUsed}
        onUse={(next) => {
          setIsUsed(next);
          document.cookie = preferenceCookie(SHORTCUTS_COOKIE, next ? 'on' : 'off');
        }}
        onClose={() => setListed(null)}
      />
    </ShortcutsContext>
  );
}
