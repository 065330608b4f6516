/** A signed-in person, as the session row says at this moment. */
export interface SignedIn {
  userId: string;
  email: string;
  fullName: string;
  sessionId: string;
  /** Last proof of identity; the step-up window is counted from here. */
  authenticatedAt: Date;
}
