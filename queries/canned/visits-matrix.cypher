//+ title: Who visited whom, and how often
//+ description: "Visits that took place (meetings of the kind visit), counted for each visiting state and state visited, which is that of the place. Where no place is told both are given in the order of their codes, and directed is false. first and last are days of the visits' intervals, else of publication. Visits without a date count whatever the period."
//+ scope: global
//+ parameters:
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {visitor: string, visited: string, directed: boolean, visits: integer, first: date, last: date}
//+ order: visitor, visited, directed (first)
//+ example: {from: "2020"}
MATCH (m:Meeting {kind: 'visit', status: 'held'})
WITH m, coalesce(m.date_from, m.date_to) AS date_from, coalesce(m.date_to, m.date_from) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
CALL (m, date_from) {
  WITH m, date_from WHERE date_from IS NULL
  MATCH (m)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(t:Article)
  RETURN min(substring(t.published, 0, 10)) AS first_told, max(substring(t.published, 0, 10)) AS last_told
}
WITH m, coalesce(date_from, first_told) AS began, coalesce(date_to, last_told) AS ended
WHERE began IS NULL OR (($from IS NULL OR ended >= $from) AND ($to IS NULL OR began <= $to))
MATCH (m)<-[:TOOK_PART_IN]-(s:State)
OPTIONAL MATCH (m)-[:HELD_IN]->(:Place)-[:LOCATED_IN]->(h:State)
WITH m, began, ended, collect(DISTINCT s.code) AS states, collect(DISTINCT h.code) AS hosts
UNWIND states AS visitor
UNWIND CASE WHEN size(hosts) = 0 THEN states ELSE hosts END AS visited
WITH m, began, ended, visitor, visited, size(hosts) > 0 AS directed
WHERE visitor <> visited AND (directed OR visitor < visited)
RETURN visitor, visited, directed, count(DISTINCT m) AS visits, min(began) AS first, max(ended) AS last
ORDER BY visitor, visited, directed DESC
