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
  query::CompiledQuery compiled;  // with a notice that names what relaxing dropped
};

// Decided from the request's query and the index alone. Xapian exceptions pass through.
[[nodiscard]] PreparedQuery prepare(const SearchRequest& request, IndexReader& reader);

// Whether any article meets `query`; stops at the first.
[[nodiscard]] bool has_match(Xapian::Database& database, const Xapian::Query& query);

}  // namespace dateline
