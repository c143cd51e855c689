"""`fieldapp parts` and `fieldapp articles`: what lies in the car, and know-how."""

from __future__ import annotations

from argparse import Namespace

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.context import Answer, Context, changed, plain
from fieldapp.domain.knowledge import Article
from fieldapp.errors import NotFound
from fieldapp.operations import parts
from fieldapp.store import articles as article_queries
from fieldapp.store import rows
from fieldapp.views import knowledge as knowledge_view
from fieldapp.views import parts as parts_view


def list_parts(args: Namespace, context: Context) -> Answer:
    """Stock first, then the catalogue."""
    screen = parts_view.read(context.store, text=" ".join(args.text))
    lines = [line for line in screen.lines if line.in_car or line.planned or not args.in_car]
    shown = terminal.table(
        (
            line.part.number,
            line.part.name,
            f"in car {line.in_car}",
            f"planned {line.planned}" if line.planned else "",
            terminal.money(line.part.price, line.part.currency),
        )
        for line in lines
    )
    return Answer(plain(screen), shown or "No such part.")


def count(args: Namespace, context: Context) -> Answer:
    """Write down how many are in the car."""
    part = naming.part(context.store, args.part)
    changes = parts.count(context.store, part_id=part.id, quantity=args.quantity, now=context.now)
    return Answer(changed(changes), f"{part.number}: {args.quantity} in the car")


def load(args: Namespace, context: Context) -> Answer:
    """Put parts into the car."""
    part = naming.part(context.store, args.part)
    changes = parts.load(context.store, part_id=part.id, quantity=args.quantity, now=context.now)
    return Answer(changed(changes), f"{part.number}: {args.quantity} loaded")


def search_articles(args: Namespace, context: Context) -> Answer:
    """Articles with every word."""
    screen = knowledge_view.read(
        context.store,
        query=" ".join(args.query),
        language=args.language or context.language,
        person_id=context.session().person_id,
    )
    text = terminal.paragraphs(
        *(f"{hit.article.title}  [{hit.article.slug}]\n  {hit.excerpt}" for hit in screen.hits)
    )
    return Answer(plain(screen), text or "No article has these words.")


def show_article(args: Namespace, context: Context) -> Answer:
    """One article, whole."""
    with context.store.reading() as connection:
        found: tuple[Article, ...] = rows.fetch_many(connection, "article", slug=args.article)
        found = found or rows.fetch_many(connection, "article", id=args.article)
        chosen = article_queries.in_language(
            connection, tuple(article.id for article in found), args.language or context.language
        )
    if not chosen:
        raise NotFound(f"There is no article {args.article}; see fieldapp articles search.")
    return Answer(plain(chosen[0]), f"{chosen[0].title}\n\n{chosen[0].body.rstrip()}")
