/** Spans (区间): the amounts that a stated quantity can mean, and what that decides about a bound. */
import type { Operator } from "./companion.ts";
import type { Quantity } from "./quantity.ts";
import { findUnit, monthsIn } from "./unit.ts";

/** Every amount from `low` to `high`; an end that is open does not belong to it. */
type Span = { low: number; high: number; lowOpen: boolean; highOpen: boolean };

/** How far off 左右 and 大概 may be, as a share of the number. */
const ABOUT = 0.1;

/**
 * Whether a stated quantity meets `operator value unit`.
 *
 * Shape   null when it can be both, or when the two cannot be compared (another dimension, working days with days)
 */
export function meetsBound(
  quantity: Quantity,
  bound: { operator: Operator; value: number; unit: string },
): boolean | null {
  const unit = findUnit(bound.unit);
  if (unit === null || unit.dimension !== quantity.dimension || quantity.vague === "range") {
    return null;
  }
  const common = toCommon(quantity, bound.value * unit.factor, unit.name);
  return common === null ? null : compare(common.span, bound.operator, common.bound);
}

type Common = { span: Span; bound: number };

/** Brings both to one scale: months with years by the calendar, months with days only as far as months are equally long. */
function toCommon(quantity: Quantity, bound: number, unit: string): Common | null {
  if (quantity.dimension !== "duration") {
    return { span: spanOf(quantity, 1), bound: round(bound) };
  }
  if (quantity.unit.endsWith("工作日") !== unit.endsWith("工作日")) {
    return null;
  }
  const [stated, asked] = [perDay(quantity.unit), perDay(unit)];
  const span = spanOf(quantity, stated);
  const isExact =
    (monthsIn(quantity.unit) === null) === (monthsIn(unit) === null) ||
    (isWholeYears(quantity.value * stated) && isWholeYears(bound * asked));
  return { span: isExact ? span : widen(span), bound: round(bound * asked) };
}

/** A month in the table of units has 30 days; twelve of them are to be a year. */
function perDay(unit: string): number {
  return monthsIn(unit) === 1 ? 365 / 360 : 1;
}

function isWholeYears(days: number): boolean {
  return Math.abs(days / 365 - Math.round(days / 365)) < 1e-9;
}

/** Months have 28 to 31 days: so many days may three or six of them differ from the average. */
const MONTH_SLACK_DAYS = 2.5;

function widen({ low, high, lowOpen, highOpen }: Span): Span {
  return {
    low: low - MONTH_SLACK_DAYS,
    high: high + MONTH_SLACK_DAYS,
    lowOpen,
    highOpen,
  };
}

function spanOf({ value, vague, limit }: Quantity, scale: number): Span {
  const at = round(value * scale);
  const slack = ABOUT * Math.max(1, Math.abs(at));
  const end = limit === null ? null : round(limit * scale);
  switch (vague) {
    case "over":
      return {
        low: at,
        high: end ?? Number.POSITIVE_INFINITY,
        lowOpen: true,
        highOpen: true,
      };
    case "under":
      return {
        low: end ?? Number.NEGATIVE_INFINITY,
        high: at,
        lowOpen: false,
        highOpen: true,
      };
    case "least":
      return {
        low: at,
        high: Number.POSITIVE_INFINITY,
        lowOpen: false,
        highOpen: true,
      };
    case "most":
      return {
        low: Number.NEGATIVE_INFINITY,
        high: at,
        lowOpen: true,
        highOpen: false,
      };
    case "about":
      return {
        low: round(at - slack),
        high: round(at + slack),
        lowOpen: true,
        highOpen: true,
      };
    default:
      return { low: at, high: at, lowOpen: false, highOpen: false };
  }
}

function compare(span: Span, operator: Operator, bound: number): boolean | null {
  switch (operator) {
    case "<=":
      return isUpTo(span, bound);
    case "<":
      return isBelow(span, bound);
    case ">":
      return negate(isUpTo(span, bound));
    case ">=":
      return negate(isBelow(span, bound));
    case "=":
      return span.low === bound && span.high === bound ? true : isApart(span, bound) ? false : null;
  }
}

function isUpTo({ low, high, lowOpen }: Span, bound: number): boolean | null {
  return high <= bound ? true : low > bound || (low === bound && lowOpen) ? false : null;
}

function isBelow({ low, high, highOpen }: Span, bound: number): boolean | null {
  return high < bound || (high === bound && highOpen) ? true : low >= bound ? false : null;
}

function isApart(span: Span, bound: number): boolean {
  return isBelow(span, bound) === true || isUpTo(span, bound) === false;
}

function negate(result: boolean | null): boolean | null {
  return result === null ? null : !result;
}

/** Removes the dust of unit conversion, so that 正好5000万 is exactly 5000万. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
