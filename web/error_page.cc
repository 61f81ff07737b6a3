#include "web/page_frame.h"
#include "web/pages.h"

namespace dateline::web {
namespace {

struct ErrorText {
  Text title;
  Text says;
};

ErrorText text_for(int status) {
  switch (status) {
    case 400:
      return {Text::error_bad_address, Text::error_bad_address_says};
    case 401:
      return {Text::error_no_token, Text::error_no_token_says};
    case 404:
      return {Text::error_not_found, Text::error_not_found_says};
    case 408:
      return {Text::error_too_slow, Text::error_too_slow_says};
    case 414:
      return {Text::error_address_too_long, Text::error_address_too_long_says};
    case 429:
      return {Text::error_too_many, Text::error_too_many_says};
    case 431:
      return {Text::error_request_too_large, Text::error_request_too_large_says};
    case 503:
      return {Text::error_unavailable, Text::error_unavailable_says};
    default:
      if (status < 500) return {Text::error_bad_address, Text::error_bad_address_says};
      return {Text::error_other, Text::error_other_says};
  }
}

}  // namespace

std::string error_page(int status, std::string_view detail) {
  const ErrorText text = text_for(status);
  HtmlWriter main;
  main.markup("<div class=\"plain\">\n<h1 class=\"title\">")
      .say(text.title)
      .markup("</h1>\n<p>")
      .say(text.says)
      .markup("</p>\n");
  if (!detail.empty())
    main.markup("<p class=\"aside\" lang=\"en\" dir=\"ltr\">").text(detail).markup("</p>\n");
  main.markup("<p><a href=\"/\">").say(Text::browse_everything).markup("</a></p>\n</div>\n");
  return framed(PageKind::other, text_of(text.title), {}, main);
}

}  // namespace dateline::web
