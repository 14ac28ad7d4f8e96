//+ title: How two states, organisations or persons are connected
//+ description: "The shortest paths between two of them, of three steps at most, the first twenty by the names on the way. A path names its ends and what lies between, and for each step the relations: with > where they point on, with < where they point back, plain where they hold both ways. What is planned, denied or cancelled connects nothing. quote and article are one piece of evidence for each step, from the surest relation."
//+ scope: local
//+ parameters:
//+   a: {type: entity, required: true, description: "A state (code or name), an organisation (code or name) or a person's name."}
//+   b: {type: entity, required: true, description: The other.}
//+ columns: {length: integer, path: string, quote_1: string, article_1: string, quote_2: string, article_2: string, quote_3: string, article_3: string}
//+ order: length, names on the way, their ids
//+ example: {a: KGZ, b: HUN}
CALL () {
  MATCH (n:State {id: $a_key}) RETURN n AS a
  UNION
  MATCH (n:Organization) WHERE n.id IN [$a_key, $a_org] RETURN n AS a
  UNION
  MATCH (n:Person {id: $a_key}) RETURN n AS a
  UNION
  MATCH (n:Person {name: $a}) RETURN n AS a
}
CALL () {
  MATCH (n:State {id: $b_key}) RETURN n AS b
  UNION
  MATCH (n:Organization) WHERE n.id IN [$b_key, $b_org] RETURN n AS b
  UNION
  MATCH (n:Person {id: $b_key}) RETURN n AS b
  UNION
  MATCH (n:Person {name: $b}) RETURN n AS b
}
WITH DISTINCT a, b, CASE WHEN COUNT { (a)--() } <= COUNT { (b)--() } THEN [a, b] ELSE [b, a] END AS ends
WHERE a <> b
WITH a, b, ends[0] AS s, ends[1] AS l
CALL (s, l) {
  OPTIONAL MATCH (s)-[r:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(l)
  WHERE coalesce(r.status, 'held') IN ['held', 'current', 'acting', 'former']
  RETURN count(r) > 0 AS direct
}
CALL (s, l, direct) {
  WITH s, l, direct
  WHERE NOT direct
  MATCH (s)-[r:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(x)
  WHERE coalesce(r.status, 'held') IN ['held', 'current', 'acting', 'former'] AND coalesce(x.status, 'held') = 'held'
  WITH DISTINCT l, x
  MATCH (x)-[q:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(l)
  WHERE coalesce(q.status, 'held') IN ['held', 'current', 'acting', 'former']
  RETURN collect(DISTINCT x) AS middle
}
CALL (s, l, direct, middle) {
  WITH s, l, direct, middle
  WHERE NOT direct AND size(middle) = 0
  MATCH (s)-[r:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(x)
  WHERE coalesce(r.status, 'held') IN ['held', 'current', 'acting', 'former'] AND coalesce(x.status, 'held') = 'held'
  WITH DISTINCT s, l, x
  MATCH (x)-[q:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(y)
  WHERE coalesce(q.status, 'held') IN ['held', 'current', 'acting', 'former'] AND coalesce(y.status, 'held') = 'held' AND y <> s
  WITH DISTINCT l, x, y
  MATCH (y)-[k:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(l)
  WHERE coalesce(k.status, 'held') IN ['held', 'current', 'acting', 'former']
  RETURN collect(DISTINCT [x, y]) AS pairs
}
WITH a, b, s, CASE WHEN direct THEN [[]] WHEN size(middle) > 0 THEN [x IN middle | [x]] ELSE pairs END AS ways
UNWIND ways AS way
WITH [a] + CASE WHEN s = a THEN way ELSE reverse(way) END + [b] AS nodes
WITH nodes, size(nodes) - 1 AS length, [n IN nodes | n.caption] AS names, [n IN nodes | n.id] AS ids
WITH nodes, length, names, ids, reduce(text = '', name IN names | text + name + '\t') AS named, reduce(text = '', id IN ids | text + id + '\t') AS identified
ORDER BY length, named, identified
LIMIT 20
UNWIND range(0, length - 1) AS step
WITH length, names, named, identified, step, nodes[step] AS u, nodes[step + 1] AS v
MATCH (u)-[r:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(v)
WHERE coalesce(r.status, 'held') IN ['held', 'current', 'acting', 'former']
WITH length, names, named, identified, step, CASE WHEN type(r) IN ['CONSULT', 'AGREE', 'COOPERATE', 'DIPLOMATIC_RELATIONS', 'STRATEGIC_PARTNERSHIP', 'ALLIANCE', 'TRADE', 'DISPUTE'] THEN type(r) WHEN startNode(r) = u THEN type(r) + '>' ELSE '<' + type(r) END AS relation,
  min(toString(2000 - toInteger(round(1000 * coalesce(r.confidence, 0)))) + r.claims[0]) AS surest
ORDER BY relation
WITH length, names, named, identified, step, collect(relation) AS relations, substring(min(surest), 4) AS claim
MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
WITH length, names, named, identified, step, reduce(text = '', one IN relations | text + CASE WHEN text = '' THEN '' ELSE ', ' END + one) AS relations, c, t
ORDER BY step
WITH length, names, named, identified, collect(' -[' + relations + ']- ' + names[step + 1]) AS steps, collect(c.quote) AS quotes, collect(t.article) AS articles
RETURN length, names[0] + reduce(text = '', one IN steps | text + one) AS path, quotes[0] AS quote_1, articles[0] AS article_1,
  quotes[1] AS quote_2, articles[1] AS article_2, quotes[2] AS quote_3, articles[2] AS article_3
ORDER BY length, named, identified
