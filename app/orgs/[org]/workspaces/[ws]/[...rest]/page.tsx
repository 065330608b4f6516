import { notFound } from 'next/navigation';

/** Addresses that lead nowhere keep the frame of the Workspace. */
export default function UnknownPage() {
  notFound();
}
