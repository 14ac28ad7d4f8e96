//+ title: What an article says, claim by claim
//+ description: Every claim of the article. says is the claim in a line of English, quote the words that say it; start and end count Unicode characters of the article's text; date is as told.
//+ scope: local
//+ parameters:
//+   article: {type: article, required: true, description: "The article's id, as other questions give it."}
//+ columns: {claim: string, kind: string, says: string, quote: string, start: integer, end: integer, status: string, date: date, confidence: number, rule: string}
//+ order: start, end, kind, says, claim
//+ example: {article: visit-to-budapest}
MATCH (:Article {id: $article_key})<-[:STATED_IN]-(c:Claim)
RETURN c.claim AS claim, c.kind AS kind, c.says AS says, c.quote AS quote, c.start AS start, c.`end` AS `end`, c.status AS status,
  c.date AS date, c.confidence AS confidence, c.rule AS rule
ORDER BY start, `end`, kind, says, claim
