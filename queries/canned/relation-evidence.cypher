//+ title: The words that support the relations between two states
//+ description: One row for each claim, with its quote, where that stands in the article (start and end count Unicode characters of its text), and the rule that found it.
//+ scope: local
//+ parameters:
//+   a: {type: state, required: true, description: One state.}
//+   b: {type: state, required: true, description: The other.}
//+   type: {type: relation_type, description: Which relation.}
//+   status: {type: status, description: Whether it took place.}
//+ columns: {type: string, source: string, target: string, mode: string, status: string, date: date, quote: string, start: integer, end: integer, article: string, published: date, rule: string, confidence: number, claim: string}
//+ order: article, start, end, type, claim
//+ example: {a: KGZ, b: HUN}
MATCH (a:State {code: $a})-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(b:State {code: $b})
WHERE ($type IS NULL OR type(r) = $type) AND ($status IS NULL OR r.status = $status)
UNWIND r.claims AS claim
MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
RETURN type(r) AS type, startNode(r).code AS source, endNode(r).code AS target, r.mode AS mode, r.status AS status, r.date AS date,
  c.quote AS quote, c.start AS start, c.`end` AS `end`, t.article AS article, substring(t.published, 0, 10) AS published,
  c.rule AS rule, c.confidence AS confidence, claim
ORDER BY article, start, `end`, type, claim
