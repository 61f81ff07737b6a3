#include "indexer/copies/article_texts.h"

#include "core/schema/article_codec.h"
#include "core/text/analyzer.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxHashes = std::size_t{4} << 20;  // 32 MB

}  // namespace

bool ArticleTexts::are_near_copies(Xapian::docid a, Xapian::docid b) {
  if (!may_be_near_copies(sketch_of(a), sketch_of(b))) return false;
  if (is_sampled(a) && is_sampled(b) &&
      !dateline::may_be_near_copies((*samples_)[a - first_sampled_],
                                    (*samples_)[b - first_sampled_]))
    return false;
  if (hashes_ > kMaxHashes) {
    shingles_.clear();
    hashes_ = 0;
  }
  const Shingles& first = shingles_of(a);  // stays valid: nodes of a map do not move
  return is_near_copy(first, shingles_of(b));
}

std::vector<std::uint64_t> ArticleTexts::sketch_of(Xapian::docid article) const {
  std::vector<std::uint64_t> known = lists_.sketch_of(article);
  return known.empty() ? stored_sketch(set_, article) : known;
}

const Shingles& ArticleTexts::shingles_of(Xapian::docid article) {
  const auto [at, is_new] = shingles_.try_emplace(article);
  if (!is_new) return at->second;
  const auto stored = decoded_article(set_.document(article).get_data(), ArticlePart::text);
  if (stored) at->second = dateline::shingles_of(stored->text, analyze(stored->text));
  hashes_ += at->second.all.size();
  return at->second;
}

}  // namespace dateline
