//+ title: How much two states cooperate and clash, by period
//+ description: "Relations that took place, counted by quad class for each pair of states and period. A relation counts once in the period of its date; one without a date once in each period in which an article that tells of it was published; where neither is known, or a date spans several periods, period is empty. score is the mean of the acts' scores (-10 hostile, 10 friendly) without the neutral, among which are invitations and lasting relations."
//+ scope: global
//+ parameters:
//+   a: {type: state, description: One state.}
//+   b: {type: state, description: The other.}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+   period: {type: choice, values: [year, quarter, month], default: year, description: The length of a period.}
//+ columns: {a: string, b: string, period: string, verbal_cooperation: integer, material_cooperation: integer, verbal_conflict: integer, material_conflict: integer, neutral: integer, score: number}
//+ order: a, b, period (the unknown last)
//+ example: {a: KGZ, period: year}
MATCH (x:State)-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]->(y:State)
WHERE r.status = 'held' AND ($a IS NULL OR $a IN [x.code, y.code]) AND ($b IS NULL OR $b IN [x.code, y.code])
WITH r, CASE WHEN x.code < y.code THEN x.code ELSE y.code END AS a, CASE WHEN x.code < y.code THEN y.code ELSE x.code END AS b
CALL (r) {
  WITH r WHERE coalesce(r.date_from, r.date_to) IS NOT NULL
  RETURN coalesce(r.date_from, r.date_to) AS first, coalesce(r.date_to, r.date_from) AS last
  UNION
  WITH r WHERE coalesce(r.date_from, r.date_to) IS NULL
  UNWIND r.claims AS claim
  MATCH (:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  RETURN DISTINCT substring(t.published, 0, 10) AS first, substring(t.published, 0, 10) AS last
}
WITH r, a, b, first, last WHERE first IS NULL OR (($from IS NULL OR last >= $from) AND ($to IS NULL OR first <= $to))
WITH r, a, b, [day IN [first, last] | CASE $period WHEN 'month' THEN substring(day, 0, 7)
  WHEN 'quarter' THEN substring(day, 0, 4) + '-Q' + toString((toInteger(substring(day, 5, 2)) + 2) / 3) ELSE substring(day, 0, 4) END] AS ends
WITH DISTINCT r, a, b, CASE WHEN ends[0] = ends[1] THEN ends[0] END AS period
WITH a, b, period, sum(CASE r.quad_class WHEN 'verbal_cooperation' THEN 1 ELSE 0 END) AS verbal_cooperation,
  sum(CASE r.quad_class WHEN 'material_cooperation' THEN 1 ELSE 0 END) AS material_cooperation,
  sum(CASE r.quad_class WHEN 'verbal_conflict' THEN 1 ELSE 0 END) AS verbal_conflict,
  sum(CASE r.quad_class WHEN 'material_conflict' THEN 1 ELSE 0 END) AS material_conflict,
  sum(CASE r.quad_class WHEN 'neutral' THEN 1 ELSE 0 END) AS neutral, sum(CASE r.quad_class WHEN 'neutral' THEN 0.0 ELSE r.score END) AS total, count(*) AS acts
RETURN a, b, period, verbal_cooperation, material_cooperation, verbal_conflict, material_conflict, neutral,
  CASE WHEN acts > neutral THEN total / (acts - neutral) END AS score
ORDER BY a, b, coalesce(period, '9999')
