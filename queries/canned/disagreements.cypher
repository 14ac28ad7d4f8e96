//+ title: What articles tell differently
//+ description: "Claims that cannot all be so, side by side; nothing is decided. kind office: two persons hold an office that one person holds (head of state or government, foreign minister, secretary of the security council, minister of a portfolio, ambassador to one host), on overlapping days between the first and last report of each (of a former holder from and until); each stands beside the one before who is told of last. place: meetings of the same parties on one day in two places. denial: a relation that one article tells as held and another as denied, where their dates overlap or one has none. Each side has its days, its articles, and the first of them with its words; key is a meeting's id or an edge's key."
//+ scope: global
//+ parameters:
//+   state: {type: state, description: Whom it is about.}
//+   kind: {type: choice, values: [office, place, denial], description: What is told differently.}
//+ columns: {kind: string, states: string, about: string, one: string, one_from: date, one_to: date, one_articles: integer, one_article: string, one_quote: string, one_key: string, other: string, other_from: date, other_to: date, other_articles: integer, other_article: string, other_quote: string, other_key: string}
//+ order: kind, states, about, one_from, other_from, one_key, other_key
//+ example: {kind: place}
CALL () {
  MATCH (owner)<-[:OFFICE_OF]-(o:Office)<-[h:HOLDS]-(p:Person)
  WHERE coalesce($kind, 'office') = 'office' AND ($state IS NULL OR owner.code = $state)
    AND (o.role IN ['head_of_state', 'head_of_government', 'foreign_minister', 'security_council_secretary'] OR (o.role = 'minister' AND o.portfolio IS NOT NULL)
      OR (o.role = 'ambassador' AND EXISTS { (o)-[:ACCREDITED_TO]->() })) AND h.status IN ['current', 'acting', 'former']
  WITH owner, o, h, p, CASE WHEN h.status = 'former' OR h.`from` + '~' < h.first_seen THEN h.`from` + '~' ELSE h.first_seen END AS begin,
    CASE h.status WHEN 'former' THEN h.until ELSE h.last_seen END AS finish
  WHERE begin IS NOT NULL AND finish IS NOT NULL
  WITH owner, o, collect({key: h.key, person: p.id, name: p.name + ' (' + h.status + ')', begin: begin, finish: finish, claims: h.claims, rank: begin + '\t' + h.key}) AS holders
  WHERE size(holders) > 1
  UNWIND holders AS other
  WITH owner, o, other, reduce(best = null, one IN holders | CASE WHEN one.rank < other.rank AND one.person <> other.person AND one.finish >= other.begin
    AND (best IS NULL OR one.rank > best.rank) THEN one ELSE best END) AS one
  WHERE one IS NOT NULL
  RETURN 'office' AS kind, owner.code AS states, o.caption AS about, one.name AS one, replace(one.begin, '~', '') AS one_from, one.finish AS one_to, one.claims AS one_claims,
    one.key AS one_key, other.name AS other, replace(other.begin, '~', '') AS other_from, other.finish AS other_to, other.claims AS other_claims, other.key AS other_key
  UNION ALL
  MATCH (m:Meeting {status: 'held'})-[:HELD_IN]->(p:Place)
  WHERE coalesce($kind, 'place') = 'place' AND m.parties CONTAINS ', ' AND ($state IS NULL OR $state IN split(m.parties, ', ')) AND size(m.date) = 10
  WITH m.parties AS parties, m.date AS date, collect({id: m.id, kind: m.kind, place: p.id, name: p.name}) AS met
  WHERE size(met) > 1
  UNWIND met AS one UNWIND met AS other
  WITH parties, date, one, other WHERE one.id < other.id AND one.place <> other.place
  MATCH (p:Place {id: one.place}) MATCH (q:Place {id: other.place})
  OPTIONAL MATCH (p)-[:LOCATED_IN]->(s:State)
  WITH parties, date, one, other, p, q, s
  WHERE s IS NULL OR coalesce(q.country, '') <> s.code OR NOT (p.name IN [s.name, s.name_ky, s.name_ru] OR q.name IN [s.name, s.name_ky, s.name_ru])
  RETURN 'place' AS kind, parties AS states, one.kind AS about, one.name AS one, date AS one_from, date AS one_to,
    COLLECT { MATCH (:Meeting {id: one.id})<-[:ABOUT]-(c:Claim) RETURN c.claim } AS one_claims, one.id AS one_key, other.name AS other, date AS other_from,
    date AS other_to, COLLECT { MATCH (:Meeting {id: other.id})<-[:ABOUT]-(c:Claim) RETURN c.claim } AS other_claims, other.id AS other_key
  UNION ALL
  MATCH (a:State)-[d:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]->(b:State)
  WHERE coalesce($kind, 'denial') = 'denial' AND d.status IN ['held', 'denied'] AND ($state IS NULL OR $state IN [a.code, b.code])
  WITH a, b, type(d) AS type, collect(CASE d.status WHEN 'denied' THEN d END) AS denied, collect(CASE d.status WHEN 'held' THEN d END) AS held
  UNWIND denied AS d UNWIND held AS h
  WITH a, b, type, d, h
  WHERE (d.mode IS NULL OR h.mode IS NULL OR d.mode = h.mode) AND coalesce(coalesce(d.date_from, d.date_to) <= coalesce(h.date_to, h.date_from)
    AND coalesce(h.date_from, h.date_to) <= coalesce(d.date_to, d.date_from), true)
  RETURN 'denial' AS kind, a.code + ', ' + b.code AS states, type + coalesce('/' + coalesce(h.mode, d.mode), '') AS about, 'held' AS one,
    coalesce(h.date_from, h.date_to) AS one_from, coalesce(h.date_to, h.date_from) AS one_to, h.claims AS one_claims, h.key AS one_key, 'denied' AS other,
    coalesce(d.date_from, d.date_to) AS other_from, coalesce(d.date_to, d.date_from) AS other_to, d.claims AS other_claims, d.key AS other_key
}
CALL (one_claims) {
  UNWIND one_claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  RETURN count(DISTINCT t.id) AS one_articles, min(coalesce(substring(t.published, 0, 10), '9999') + '\t' + t.article + '\t' + c.claim) AS one_told
}
CALL (other_claims) {
  UNWIND other_claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  RETURN count(DISTINCT t.id) AS other_articles, min(coalesce(substring(t.published, 0, 10), '9999') + '\t' + t.article + '\t' + c.claim) AS other_told
}
WITH *, split(one_told, '\t') AS first, split(other_told, '\t') AS second
WHERE one_articles > 1 OR other_articles > 1 OR first[1] <> second[1]
MATCH (c:Claim {id: 'elchi:Claim/' + substring(first[2], 2)}) MATCH (d:Claim {id: 'elchi:Claim/' + substring(second[2], 2)})
RETURN kind, states, about, one, one_from, one_to, one_articles, first[1] AS one_article, c.quote AS one_quote, one_key,
  other, other_from, other_to, other_articles, second[1] AS other_article, d.quote AS other_quote, other_key
ORDER BY kind, states, about, coalesce(one_from, ''), coalesce(other_from, ''), one_key, other_key
