#include "indexer/sources/source.h"

#include <algorithm>
#include <utility>

#include "core/base/date_text.h"
#include "core/base/utf8.h"
#include "core/schema/terms.h"
#include "core/text/language.h"
#include "core/text/sentences.h"
#include "indexer/sources/html_article.h"
#include "indexer/sources/json_article.h"
#include "indexer/sources/plain_text.h"

namespace dateline {
namespace {

// A title taken from the text is cut here, at a word border.
constexpr std::size_t kMaxTakenTitleBytes = 200;
// The first sentence is looked for in this much of the text.
constexpr std::size_t kTitleSearchBytes = 4096;
// Longer ids are refused: they are shown, logged and put in URLs.
constexpr std::size_t kMaxIdBytes = 4096;
constexpr std::string_view kBlanks = " \t\r\n\v\f";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kBlanks) == std::string_view::npos;
}

void trim(std::string& text) {
  text.erase(text.find_last_not_of(kBlanks) + 1);
  text.erase(0, std::min(text.find_first_not_of(kBlanks), text.size()));
}

// Text stays byte for byte apart from repair; the short fields lose blanks at their ends.
void repair(Article& article) {
  const auto clean = [](std::string& field) {
    field = utf8::repaired(std::move(field));
    trim(field);
  };
  article.text = utf8::repaired(std::move(article.text));
  for (std::string* field : {&article.id, &article.title, &article.date, &article.source,
                             &article.url, &article.language, &article.section}) {
    clean(*field);
  }
  for (std::vector<std::string>* list : {&article.authors, &article.keywords}) {
    for (std::string& field : *list) clean(field);
    std::erase_if(*list, [](const std::string& field) { return field.empty(); });
  }
}

std::string first_sentence(std::string_view text) {
  const std::string_view head = utf8::truncated(text, kTitleSearchBytes);
  const std::vector<ByteRange> sentences = split_sentences(head);
  if (sentences.empty()) return {};
  std::string_view title = sentences.front().of(head);
  if (title.size() > kMaxTakenTitleBytes) {
    std::string_view cut = utf8::truncated(title, kMaxTakenTitleBytes);
    const std::size_t border = cut.find_last_of(kBlanks);
    if (border != std::string_view::npos && border > 0) cut = cut.substr(0, border);
    title = cut;
  }
  return std::string(title);
}

std::string content_id(const Article& article) {
  std::string all;
  for (const std::string* field : {&article.title, &article.date, &article.source, &article.text}) {
    all += std::to_string(field->size());
    all += ':';
    all += *field;
  }
  return hash_hex(all);
}

void set_language(Article& article, const ArticleDefaults& defaults) {
  if (!article.language.empty()) article.language = normalised_language(article.language);
  if (article.language.empty()) article.language = defaults.language;
}

}  // namespace

void complete_article(ReadArticle& read, const ArticleDefaults& defaults) {
  Article& article = read.article;
  repair(article);
  if (article.id.empty()) article.id = utf8::repaired(defaults.id);
  if (article.id.empty()) article.id = article.url;
  read.id = article.id;
  if (article.id.size() > kMaxIdBytes) {
    read.id.clear();
    read.refusal = "the id is longer than 4096 bytes";
    return;
  }
  if (article.text.size() > kMaxTextBytes) {
    read.refusal = "the text is longer than 16 MB";
    return;
  }
  if (article.title.empty() && is_blank(article.text)) {
    read.refusal = "there is neither text nor title";
    return;
  }
  if (!article.date.empty()) {
    std::optional<std::string> date = normalised_date(article.date);
    read.date_dropped = !date;
    article.date = date.value_or(std::string());
  }
  set_language(article, defaults);
  if (article.id.empty()) article.id = read.id = content_id(article);
  if (article.title.empty()) {
    article.title = first_sentence(article.text);
    article.title_from_text = !article.title.empty();
  }
}

RawRecord refused_record(std::size_t number, std::string reason) {
  RawRecord record;
  record.number = number;
  record.refusal = std::move(reason);
  return record;
}

RawRecord skipped_record(std::size_t number, std::string what) {
  RawRecord record;
  record.number = number;
  record.skipped = std::move(what);
  return record;
}

std::string joined_path(std::string_view path, std::string_view member) {
  std::string out(path);
  if (!path.empty() && !member.empty()) out += '/';
  return out.append(member);
}

ReadArticle read_article(RawRecord record, const ArticleDefaults& defaults) {
  ReadArticle read;
  switch (record.kind) {
    case RecordKind::plain_text:
      read = parse_plain_text(std::move(record.bytes));
      break;
    case RecordKind::json:
      read = parse_json_article(std::move(record.bytes));
      break;
    case RecordKind::html:
      read = parse_html_article(record.bytes, std::move(record.article));
      break;
    case RecordKind::article:
      read.article = std::move(record.article);
      break;
  }
  if (!read.refusal.empty()) return read;
  complete_article(read, defaults);
  return read;
}

}  // namespace dateline
