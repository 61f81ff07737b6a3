#include "indexer/sources/xml_articles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/text/charset.h"
#include "indexer/sources/feed.h"
#include "indexer/sources/html_article.h"
#include "indexer/sources/newsml.h"
#include "indexer/sources/nitf.h"
#include "indexer/sources/plain_xml.h"
#include "indexer/sources/xml.h"

namespace dateline {
namespace {

using Reader = void (*)(const XmlDocument& document, const RecordSink& sink);

struct Root {
  std::string_view name;  // local, in lower case
  XmlKind kind;
  Reader read;
};
constexpr std::array<Root, 15> kRoots = {{{"rss", XmlKind::feed, read_feed},
                                          {"rdf", XmlKind::feed, read_feed},
                                          {"feed", XmlKind::feed, read_feed},
                                          {"entry", XmlKind::feed, read_feed},
                                          {"channel", XmlKind::feed, read_feed},
                                          {"urlset", XmlKind::feed, read_sitemap},
                                          {"sitemapindex", XmlKind::feed, read_sitemap},
                                          {"nitf", XmlKind::nitf, read_nitf},
                                          {"newsitem", XmlKind::newsml, read_newsml},
                                          {"packageitem", XmlKind::newsml, read_newsml},
                                          {"newsmessage", XmlKind::newsml, read_newsml},
                                          {"planningitem", XmlKind::newsml, read_newsml},
                                          {"conceptitem", XmlKind::newsml, read_newsml},
                                          {"knowledgeitem", XmlKind::newsml, read_newsml},
                                          {"catalogitem", XmlKind::newsml, read_newsml}}};

std::string_view name_of(XmlKind kind) {
  switch (kind) {
    case XmlKind::feed:
      return "feed";
    case XmlKind::nitf:
      return "NITF";
    case XmlKind::newsml:
      return "NewsML-G2";
    default:
      return "known XML";
  }
}

// Hands over the records of a document that has a root element.
void read_document(const XmlDocument& document, XmlKind kind, const RecordSink& sink) {
  for (const Root& root : kRoots) {
    if (!is_named(document.root(), root.name)) continue;
    if (kind == XmlKind::any || kind == root.kind) return root.read(document, sink);
  }
  // Parts of larger documents: a contentSet without its newsItem.
  const bool may_be_nitf = kind == XmlKind::any || kind == XmlKind::nitf;
  if (may_be_nitf && find_below(document.root(), "nitf")) return read_nitf(document, sink);
  if (kind == XmlKind::any && read_plain_xml(document, sink)) return;
  sink(refused_record(0, "it is no " + std::string(name_of(kind)) + ": its outermost element is " +
                             std::string(local_name(document.root()).substr(0, 60))));
}

}  // namespace

Result<void> read_xml(ByteReader& input, XmlKind kind, const RecordSink& sink) {
  if (auto filled = input.fill_to(kMaxRecordBytes + 1); !filled) return filled;
  if (input.interrupted()) return {};
  const std::string_view all = input.available();
  if (all.size() > kMaxRecordBytes) {
    sink(refused_record(0, "the file is larger than 64 MB: XML is read whole, split it"));
    return {};
  }
  if (all.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    sink(refused_record(0, "the file is empty"));
    return {};
  }
  const XmlDocument document{std::string(all)};
  // XHTML, with so much before its root that recognise() did not see it.
  if (kind == XmlKind::any && is_named(document.root(), "html")) return read_html(input, sink);
  bool goes_on = true;
  const RecordSink repairing_sink = [&](RawRecord&& record) {
    record.article.title = repaired_mojibake(std::move(record.article.title));
    record.article.text = repaired_mojibake(std::move(record.article.text));
    return goes_on = goes_on && sink(std::move(record));
  };
  if (document.root()) read_document(document, kind, repairing_sink);
  if (goes_on && !document.fault().empty()) sink(refused_record(0, document.fault()));
  return {};
}

}  // namespace dateline
