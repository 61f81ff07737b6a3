#include "web/page_frame.h"
#include "web/pages.h"
#include "web/problem.h"

namespace dateline::web {

std::string error_page(int status, std::string_view detail) {
  HtmlWriter main;
  main.markup("<div class=\"plain\">\n<h1 class=\"title\">")
      .text(status_phrase(status))
      .markup("</h1>\n<p>")
      .text(detail)
      .markup("</p>\n<p><a href=\"/\">")
      .say(Text::browse_everything)
      .markup("</a></p>\n</div>\n");
  return framed(PageKind::other, status_phrase(status), {}, main);
}

}  // namespace dateline::web
