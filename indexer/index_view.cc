#include "indexer/index_view.h"

#include "core/schema/fields.h"
#include "core/schema/xapian_guard.h"
#include "indexer/document_builder.h"

namespace dateline {

template <typename Work>
auto IndexView::steadily(Work work) {
  // The writer of this very run commits now and then; after its second commit an old snapshot may
  // be gone.
  constexpr int kAttempts = 3;
  return guarded([&] {
    for (int attempt = 1;; ++attempt) {
      try {
        return work();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kAttempts) throw;
        database_.reopen();
      }
    }
  });
}

Result<IndexView> IndexView::open(const std::filesystem::path& generation) {
  IndexView view;
  auto opened = guarded([&] {
    view.database_ = Xapian::Database(generation.string());
    const std::string prefix(kMetaRemoved);
    const auto end = view.database_.metadata_keys_end(prefix);
    for (auto key = view.database_.metadata_keys_begin(prefix); key != end; ++key) {
      view.taken_down_.insert(view.database_.get_metadata(*key));
    }
  });
  if (!opened) return opened.error();
  return view;
}

Result<std::optional<IndexView::Known>> IndexView::find(const std::string& id_term) {
  return steadily([&]() -> std::optional<Known> {
    const Xapian::PostingIterator posting = database_.postlist_begin(id_term);
    if (posting == database_.postlist_end(id_term)) return std::nullopt;
    const Xapian::Document document = database_.get_document(*posting, Xapian::DOC_ASSUME_VALID);
    Known known;
    known.content_hash = document.get_value(number_of(Slot::content_hash));
    known.origin_term = origin_term_of(document);
    return known;
  });
}

Result<std::optional<LedgerEntry>> IndexView::entry_at(const std::string& key) {
  return steadily([&] { return decoded_ledger_entry(database_.get_metadata(key)); });
}

Result<std::optional<LedgerEntry>> IndexView::entry(std::string_view origin) {
  return entry_at(ledger_key(origin));
}

Result<std::optional<LedgerEntry>> IndexView::entry_of_term(std::string_view origin_term) {
  return entry_at(ledger_key_of_term(origin_term));
}

Result<std::size_t> IndexView::articles_of(std::string_view origin) {
  return steadily([&] { return std::size_t{database_.get_termfreq(origin_term(origin))}; });
}

Result<std::size_t> IndexView::article_count() {
  return steadily([&] { return std::size_t{database_.get_doccount()}; });
}

}  // namespace dateline
