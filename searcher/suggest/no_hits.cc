#include "searcher/suggest/no_hits.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/utf8.h"
#include "searcher/query/compiler.h"
#include "searcher/suggest/counting.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxShownBytes = 60;

struct Part {
  const query::Node* node = nullptr;
  std::size_t child = 0;  // of the root
  std::size_t articles = 0;
};

std::string shown(const query::Node& node) {
  std::string text = query::print(node);
  const std::string_view cut = utf8::truncated(text, kMaxShownBytes);
  return std::string(cut) + (cut.size() < text.size() ? "\u2026" : "");
}

std::string in_quotes(const std::string& text) { return "\u201C" + text + "\u201D"; }

std::size_t articles_with(const query::Node& node, query::Vocabulary& vocabulary,
                          Xapian::Database& database) {
  return count_matches(database, query::compile(node, vocabulary).query);
}

std::vector<Part> parts_of(const query::Node& root, query::Vocabulary& vocabulary,
                           Xapian::Database& database) {
  std::vector<Part> parts;
  if (root.kind != query::NodeKind::all_of) {
    parts.push_back({&root, 0, 0});
    return parts;
  }
  for (std::size_t i = 0; i < root.children.size() && parts.size() < kMaxExplainedParts; ++i) {
    const query::Node& child = root.children[i];
    if (child.kind == query::NodeKind::everything) continue;
    parts.push_back({&child, i, articles_with(child, vocabulary, database)});
  }
  return parts;
}

std::string counts_of(const std::vector<NoticePart>& parts) {
  std::string out;
  for (const NoticePart& part : parts) {
    out += (out.empty() ? "" : ", ") + in_quotes(part.text) + " " + std::to_string(part.articles);
  }
  return out;
}

// The part without which most articles are left, with how many those are; of equals the one written
// last.
std::optional<Part> odd_one_out(const query::Node& root, const std::vector<Part>& parts,
                                query::Vocabulary& vocabulary, Xapian::Database& database) {
  std::optional<Part> worst;
  for (const Part& part : parts) {
    query::CompileOptions options;
    options.dropped = {part.child};
    const std::size_t left =
        count_matches(database, query::compile(root, vocabulary, options).query);
    if (left > 0 && (!worst || left >= worst->articles)) worst = Part{part.node, part.child, left};
  }
  return worst;
}

void blame(const query::Node& node, Notice& notice) {
  notice.begin = node.range.begin;
  notice.end = node.range.end;
  notice.about = {shown(node)};
}

}  // namespace

Notice explain_no_hits(const query::Node& root, query::Vocabulary& vocabulary,
                       Xapian::Database& database) {
  Notice notice;
  notice.code = "no_hits";
  notice.begin = root.range.begin;
  notice.end = root.range.end;
  if (database.get_doccount() == 0) {
    notice.wording = "empty";
    notice.message = "The archive holds no articles yet.";
    return notice;
  }
  const std::vector<Part> parts = parts_of(root, vocabulary, database);
  const auto none =
      std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.articles == 0; });
  if (none != parts.end()) {
    blame(*none->node, notice);
    notice.wording = "part";
    notice.message = "No article has " + in_quotes(notice.about.front()) + ".";
  } else if (const auto odd = odd_one_out(root, parts, vocabulary, database)) {
    blame(*odd->node, notice);
    notice.wording = "without";
    notice.count = odd->articles;
    notice.message = "No article has all of this; without " + in_quotes(notice.about.front()) +
                     " there would be " + std::to_string(notice.count) + ".";
  } else {
    notice.wording = "all";
    notice.message = "No article has all of this.";
  }
  if (parts.size() > 1) {
    for (const Part& part : parts) notice.alone.push_back({shown(*part.node), part.articles});
    notice.message += " Articles with each part alone: " + counts_of(notice.alone) + ".";
  }
  return notice;
}

}  // namespace dateline
