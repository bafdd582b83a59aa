"""Official papers as Word files that clerks may edit, and the same papers as accessible PDFs.

- `kinds`: which papers there are, and what may stand in the braces of their templates;
- `contexts`: the same as types, for whoever fills a paper;
- `papers.render` and `papers.render_pdf`: a paper of an organisation, with its letterhead and in
  its own template where it has one;
- `checking`: what is wrong with a template of an office's own;
- `words`: numbers and days in words, as the opening of a berita acara has them.

The layouts follow `domain` 3.1 and 3.2, which rest on what implementers say of Permendagri 1/2023:
its own annex, with the exact margins, could not be read.
"""
