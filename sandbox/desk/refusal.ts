/** The clerk does not take it: told with this status, nothing done. */
export class DeskRefusal extends Error {
  readonly status: 400 | 404;

  constructor(status: 400 | 404, message: string) {
    super(message);
    this.name = "DeskRefusal";
    this.status = status;
  }
}
