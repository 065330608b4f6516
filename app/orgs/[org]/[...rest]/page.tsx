import { notFound } from 'next/navigation';

/** Addresses that lead nowhere keep the frame of the Organization. */
export default function UnknownPage() {
  notFound();
}
