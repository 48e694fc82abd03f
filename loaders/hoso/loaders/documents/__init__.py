"""Official documents in normal text: their numbers, where they are mentioned, and which mentions are one document."""

from __future__ import annotations

from hoso.loaders.documents.mention import DOCUMENTS, DocumentMention, documents
from hoso.loaders.documents.mentions import find_documents
from hoso.loaders.documents.numbers import DocumentNumber, parse_number
from hoso.loaders.documents.resolve import Resolution, ResolvedDocument, resolve_documents, symbol_issuer

__all__ = [
    "DOCUMENTS",
    "DocumentMention",
    "DocumentNumber",
    "Resolution",
    "ResolvedDocument",
    "documents",
    "find_documents",
    "parse_number",
    "resolve_documents",
    "symbol_issuer",
]
