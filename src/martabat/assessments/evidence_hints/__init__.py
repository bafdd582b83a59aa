"""What a machine can see in a document about the answer that it proves: it never decides.

`figures` finds numbers as Indonesian offices write them, `noticing` looks into one document,
`wording` puts what was seen into sentences. All of it is pure; `queries.evidence_texts` reads.
"""
