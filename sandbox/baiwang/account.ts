/** Who may call 百望's open platform: one application, and the account in whose name it gets its tokens. */
export type BaiwangAccount = {
  readonly appKey: string;
  readonly secret: string;
  readonly username: string;
  readonly password: string;
  readonly salt: string;
};

/** So that a demo needs no setting. */
export const demoAccount: BaiwangAccount = {
  appKey: "sandbox-app",
  secret: "sandbox-app-secret",
  username: "sandbox-user",
  password: "sandbox-password",
  salt: "sandbox-salt",
};
