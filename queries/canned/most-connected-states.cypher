//+ title: Which states have the most partners, relations and meetings
//+ description: "States by the number of other states with which they have a relation or took part in a meeting; relations and meetings are counted as far as they are told as held. Dates as in meetings-between; what is not dated counts, also when from or to is given."
//+ scope: global
//+ parameters:
//+   least: {type: integer, default: 1, description: With how many partners at least.}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {state: string, name: string, partners: integer, relations: integer, meetings: integer}
//+ order: partners (most first), relations (most first), meetings (most first), state
//+ example: {}
CALL () {
  MATCH (a:State)-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]->(b:State)
  WHERE r.status = 'held' AND (($from IS NULL AND $to IS NULL) OR (coalesce(r.date_to, r.date_from) >= coalesce($from, '') AND coalesce(r.date_from, r.date_to) <= coalesce($to, '9999')))
  WITH a, b, count(r) AS relations
  UNWIND [{s: a, o: b}, {s: b, o: a}] AS ends
  RETURN ends.s AS s, ends.o AS o, relations, 0 AS meetings
  UNION ALL
  MATCH (a:State) WHERE NOT ($from IS NULL AND $to IS NULL)
  MATCH (a)-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]->(b:State)
  WHERE r.status = 'held' AND r.date_from IS NULL AND r.date_to IS NULL
  UNWIND r.claims AS claim
  MATCH (:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  WITH a, b, r, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
  WHERE first IS NULL OR (last >= coalesce($from, '') AND first <= coalesce($to, '9999'))
  WITH a, b, count(r) AS relations
  UNWIND [{s: a, o: b}, {s: b, o: a}] AS ends
  RETURN ends.s AS s, ends.o AS o, relations, 0 AS meetings
  UNION ALL
  MATCH (s:State)-[:TOOK_PART_IN]->(m:Meeting {status: 'held'})
  WHERE ($from IS NULL AND $to IS NULL) OR (coalesce(m.date_to, m.date_from) >= coalesce($from, '') AND coalesce(m.date_from, m.date_to) <= coalesce($to, '9999'))
  WITH m, collect(s) AS states
  UNWIND states AS s
  UNWIND states AS o
  RETURN s, o, 0 AS relations, sum(CASE WHEN s = o THEN 1 ELSE 0 END) AS meetings
  UNION ALL
  MATCH (s:State) WHERE NOT ($from IS NULL AND $to IS NULL)
  MATCH (s)-[:TOOK_PART_IN]->(m:Meeting {status: 'held'})
  WHERE m.date_from IS NULL AND m.date_to IS NULL
  WITH m, collect(s) AS states
  MATCH (m)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(t:Article)
  WITH m, states, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
  WHERE first IS NULL OR (last >= coalesce($from, '') AND first <= coalesce($to, '9999'))
  UNWIND states AS s
  UNWIND states AS o
  RETURN s, o, 0 AS relations, sum(CASE WHEN s = o THEN 1 ELSE 0 END) AS meetings
}
WITH s, count(DISTINCT CASE WHEN o = s THEN null ELSE o.code END) AS partners, sum(relations) AS relations, sum(meetings) AS meetings
WHERE partners >= $least
RETURN s.code AS state, s.name AS name, partners, relations, meetings
ORDER BY partners DESC, relations DESC, meetings DESC, state
