/** The console's gap list, and the answers that staff write to it. */
import { z } from "zod";
import { curateAnswer, listCurated, withdrawCurated } from "../../core/curate-answers.ts";
import { listQuestionGaps } from "../../core/list-questions.ts";
import { Level } from "../../domain/policy-document.ts";
import { InvalidInputError } from "../../errors.ts";
import { readQuery } from "./console-input.ts";
import { requireStaff } from "./console-routes.ts";
import { readForm } from "./parse-input.ts";
import { readId } from "./read-id.ts";
import { renderQuestions } from "./render-questions.ts";
import type { Web, WebApp } from "./web-context.ts";

const Day = z.iso.date("要写成 2026-06-30 这样的日期");
const line = (max: number) => z.string("不能为空").trim().min(1, "不能为空").max(max, `最长 ${max} 个字`);

const AnswerForm = z.object({
  question: line(300),
  answer: line(3000),
  source: line(300),
  sourceOn: Day,
  department: line(60),
  level: Level,
  reviewOn: Day,
});

/** With a question in its address the page opens the form. */
const QuestionQuery = z.object({
  question: z.string().max(300).nullable().catch(null),
  department: z.string().max(60).catch(""),
});

/** Adds the routes. */
export function addQuestionRoutes(app: WebApp, web: Web): void {
  app.get("/console/questions", async (c) => {
    const staff = await requireStaff(web, c);
    const gaps = await listQuestionGaps(web.deps, staff);
    const { question, department } = readQuery(c, QuestionQuery);
    const isWriting = question !== null || c.req.query("question") !== undefined;
    const draft = isWriting ? { question: question ?? "", department, answer: "", source: "" } : null;
    const answers = await listCurated(web.deps, staff);
    return c.html(renderQuestions(web, { staff, gaps, answers, draft, problem: null }));
  });

  app.post("/console/questions", async (c) => {
    const staff = await requireStaff(web, c);
    const form = await readForm(c, AnswerForm);
    try {
      const id = await curateAnswer(web.deps, staff, form);
      return c.redirect(`/console/questions#${id}`, 303);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) {
        throw error;
      }
      const gaps = await listQuestionGaps(web.deps, staff);
      const answers = await listCurated(web.deps, staff);
      return c.html(renderQuestions(web, { staff, gaps, answers, draft: form, problem: error.message }), 400);
    }
  });

  app.post("/console/questions/:id/withdraw", async (c) => {
    const staff = await requireStaff(web, c);
    await withdrawCurated(web.deps, staff, readId(c, "answer"));
    return c.redirect("/console/questions", 303);
  });
}
