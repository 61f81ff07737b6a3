#include "indexer/sources/nitf.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/field_names.h"
#include "indexer/sources/xml_text.h"

namespace dateline {
namespace {

using pugi::xml_node;

std::string without_by(std::string name) {
  const std::string_view start = std::string_view(name).substr(0, 3);
  if (start == "By " || start == "by " || start == "BY ") name.erase(0, 3);
  while (!name.empty() && (name.back() == ',' || name.back() == ' ')) name.pop_back();
  return name;
}

// The byline without the author's title; its <person> elements where it has some.
void add_authors(const xml_node& head, std::vector<std::string>& out) {
  for (const xml_node& byline : children_named(head, "byline")) {
    const std::vector<xml_node> people = children_named(byline, "person");
    for (const xml_node& person : people) out.push_back(line_text(person));
    if (!people.empty()) continue;
    std::string text;
    for (const xml_node& part : byline.children()) {
      if (!is_named(part, "byttl")) text += raw_text(part) + " ";
    }
    // Blanks and the comma that led to the title.
    std::string line;
    for (const char c : text) {
      const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!is_blank || (!line.empty() && line.back() != ' ')) line += is_blank ? ' ' : c;
    }
    line = without_by(std::move(line));
    if (!line.empty()) out.push_back(std::move(line));
  }
}

void set_dates(const xml_node& nitf, Article& article) {
  const xml_node docdata = child_at(nitf, {"head", "docdata"});
  const xml_node body_head = child_at(nitf, {"body", "body.head"});
  for (const std::string_view name : {"date.issue", "date.release"}) {
    set_field(article, ArticleField::date, attribute_named(child_named(docdata, name), "norm"));
  }
  const xml_node pubdata = child_at(nitf, {"head", "pubdata"});
  set_field(article, ArticleField::date, attribute_named(pubdata, "date.publication"));
  const xml_node story_date = child_at(body_head, {"dateline", "story.date"});
  set_field(article, ArticleField::date, attribute_named(story_date, "norm"));
}

bool is_no_text(const xml_node& node) {
  return is_named(node, "media") || is_named(node, "nitf-table") ||
         is_named(node, "nitf-table-metadata");
}

}  // namespace

Article nitf_article(const xml_node& nitf) {
  Article article;
  const xml_node head = child_named(nitf, "head");
  const xml_node docdata = child_named(head, "docdata");
  const xml_node pubdata = child_named(head, "pubdata");
  const xml_node body = child_named(nitf, "body");
  const xml_node body_head = child_named(body, "body.head");
  article.id = attribute_named(child_named(docdata, "doc-id"), "id-string");
  const xml_node headline = child_named(body_head, "hedline");
  article.title = line_text(child_named(headline, "hl1"));
  if (article.title.empty()) article.title = line_text(headline);
  if (article.title.empty()) article.title = line_text(child_named(head, "title"));
  add_authors(body_head, article.authors);
  set_dates(nitf, article);
  set_field(article, ArticleField::source, attribute_named(pubdata, "name"));
  set_field(article, ArticleField::source, line_text(child_named(body_head, "distributor")));
  set_field(article, ArticleField::source,
            attribute_named(child_named(docdata, "doc.copyright"), "holder"));
  set_field(article, ArticleField::section, attribute_named(pubdata, "position.section"));
  article.url = attribute_named(pubdata, "ex-ref");
  for (const xml_node& keyword : children_named(child_named(docdata, "key-list"), "keyword")) {
    article.keywords.emplace_back(attribute_named(keyword, "key"));
  }
  article.language = language_of(body ? body : nitf);
  article.text = paragraphs(child_named(body, "body.content"), is_no_text);
  if (article.text.empty()) article.text = paragraphs(child_named(body_head, "abstract"));
  return article;
}

void read_nitf(const XmlDocument& document, const RecordSink& sink) {
  std::size_t number = 0;
  bool goes_on = true;
  walk_xml(document.root(), [&](const xml_node& node) {
    if (!goes_on || node.type() != pugi::node_element) return false;
    if (!is_named(node, "nitf")) return true;
    if (!document.is_whole(node)) return false;
    RawRecord record;
    record.number = ++number;
    record.kind = RecordKind::article;
    record.article = nitf_article(node);
    goes_on = sink(std::move(record));
    return false;
  });
}

}  // namespace dateline
