//+ title: Which meetings were held in a place
//+ description: Meetings held in a state (by its code or name) or in a city or other place of that name. date is as told; date_from and date_to are its interval, else the days of publication of those who tell it. A meeting that has neither is not dated and stands at the end, also when from or to is given. states and persons count those who take part.
//+ scope: local
//+ parameters:
//+   place: {type: place, required: true, description: A state or the name of a place.}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {meeting: string, kind: string, name: string, date: date, date_from: date, date_to: date, dated: boolean, place: string, country: string, status: string, states: integer, persons: integer}
//+ order: date_from (not dated last), date_to, meeting
//+ example: {place: Бишкек}
CALL () {
  MATCH (h:Place) WHERE h.id IN $place_keys RETURN h
  UNION
  MATCH (:State {code: $place_state})<-[:LOCATED_IN]-(h:Place) RETURN h
}
MATCH (h)<-[:HELD_IN]-(m:Meeting)
WITH DISTINCT m
OPTIONAL MATCH (m)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(t:Article)
WITH m, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH m, coalesce(m.date_from, m.date_to, first) AS date_from,
  coalesce(m.date_to, m.date_from, last) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
OPTIONAL MATCH (m)-[:HELD_IN]->(p:Place)
RETURN m.id AS meeting, m.kind AS kind, m.name AS name, m.date AS date, date_from, date_to, date_from IS NOT NULL AS dated,
  p.name AS place, p.country AS country, m.status AS status,
  COUNT { (m)<-[:TOOK_PART_IN]-(:State) } AS states, COUNT { (m)<-[:TOOK_PART_IN]-(:Person) } AS persons
ORDER BY coalesce(date_from, '9999'), coalesce(date_to, ''), meeting, coalesce(p.id, '')
