import { route } from "#app/answer.ts";
import { answerNextAuth } from "#server/session.ts";

type Params = { nextauth: string[] };

const answer = route<Params>((request, params) => answerNextAuth(request, { params: Promise.resolve(params) }));

export { answer as GET, answer as POST };
