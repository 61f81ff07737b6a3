// A request's query made ready to run: parsed, compiled and, where match=auto asks for it, relaxed
// until an article has what is left of it.
#pragma once

#include <xapian.h>

#include "searcher/index_reader.h"
#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"
#include "searcher/results.h"

namespace dateline {

struct PreparedQuery {
  query::ParsedQuery parsed;
  query::CompileOptions options;
  query::CompiledQuery compiled;  // with a notice that names what relaxing dropped
};

// Parsed and compiled, not relaxed. Xapian exceptions pass through, here and below.
[[nodiscard]] PreparedQuery compiled_query(const SearchRequest& request, IndexReader& reader);

// For a query that no article meets: drops words, the most common first, until one does. Decided
// from query and index alone. False, and nothing is changed, where that leads nowhere.
[[nodiscard]] bool relax(PreparedQuery& prepared, IndexReader& reader);

// compiled_query(), relaxed where the request lets it be and no article meets it.
[[nodiscard]] PreparedQuery prepare(const SearchRequest& request, IndexReader& reader);

// Whether any article meets `query`; stops at the first.
[[nodiscard]] bool has_match(Xapian::Database& database, const Xapian::Query& query);

}  // namespace dateline
