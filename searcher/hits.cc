#include "searcher/hits.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/entities/unit_words.h"
#include "core/schema/article_codec.h"
#include "searcher/marking.h"
#include "searcher/snippets.h"

namespace dateline {
namespace {

constexpr std::size_t kNamesPerHit = 10;  // people, places and numbers shown with a hit

std::vector<std::string> first_names(const auto& entities) {
  std::vector<std::string> out;
  for (const auto& entity : entities) {
    if (out.size() == kNamesPerHit) break;
    out.push_back(entity.name);
  }
  return out;
}

std::vector<std::string> first_numbers(const Article& article) {
  std::vector<std::string> out;
  const Quantity* before = nullptr;
  for (const Quantity& q : article.found.numbers) {
    if (out.size() == kNamesPerHit) break;
    const bool said_before = before != nullptr && is_conversion(article.text, *before, q);
    before = &q;
    if (said_before) continue;  // "3 miles (4.8 km)"
    if (q.kind == QuantityKind::ordinal || q.range.end > article.text.size()) continue;
    std::string text(q.range.of(article.text));
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace

Result<Hit> make_hit(std::string_view stored, double score, const query::MarkRules& rules) {
  // Only conditions on people, places, numbers and quotes need to know where in the text those
  // stand.
  const bool marks_found = !rules.entities.empty() || !rules.numbers.empty() || !rules.said.empty();
  auto decoded = decoded_article(stored, marks_found ? ArticlePart::all : ArticlePart::text);
  if (!decoded) return decoded.error();
  Article& article = *decoded;
  Hit hit;
  hit.score = score;
  hit.title_segments =
      segments(article.title, {0, article.title.size()}, covered(title_marks(article, rules)));
  Marks marks = Marks::in_text(article, rules);
  hit.snippet = make_snippet(article.text, marks, article.title);
  hit.people = first_names(article.found.people);
  hit.places = first_names(article.found.places);
  hit.numbers = first_numbers(article);
  hit.id = std::move(article.id);
  hit.title = std::move(article.title);
  hit.date = std::move(article.date);
  hit.source = std::move(article.source);
  hit.url = std::move(article.url);
  return hit;
}

Result<Hit> make_bare_hit(std::string_view stored, double score) {
  auto article = decoded_article(stored, ArticlePart::head);
  if (!article) return article.error();
  Hit hit;
  hit.id = std::move(article->id);
  hit.score = score;
  return hit;
}

}  // namespace dateline
