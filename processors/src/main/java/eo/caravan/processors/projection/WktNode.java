package eo.caravan.processors.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A keyword of well-known text with what stands in its brackets.
 *
 * @param keyword in upper case
 * @param values the texts and numbers among the arguments, as text
 * @param children the keywords among the arguments
 */
record WktNode(String keyword, List<String> values, List<WktNode> children) {
    private static final int MAX_DEPTH = 40;

    /**
     * Reads WKT of either version.
     *
     * @throws IllegalArgumentException where brackets or quotes do not match
     */
    static WktNode parse(String text) {
        Reader reader = new Reader(text);
        WktNode node = reader.node(0);
        reader.end();
        return node;
    }

    Optional<WktNode> child(String... keywords) {
        List<String> wanted = List.of(keywords);
        return children.stream().filter(child -> wanted.contains(child.keyword)).findFirst();
    }

    String text(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    double number(int index) {
        try {
            return Double.parseDouble(text(index));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    keyword + " needs a number in place " + (index + 1) + ", not '" + text(index) + "'", e);
        }
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        WktNode node(int depth) {
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("the brackets are nested too deeply");
            }
            String keyword = word().toUpperCase(Locale.ROOT);
            List<String> values = new ArrayList<>();
            List<WktNode> children = new ArrayList<>();
            if (peek() == '[' || peek() == '(') {
                char close = text.charAt(at++) == '[' ? ']' : ')';
                while (peek() != close) {
                    argument(depth, values, children);
                    if (peek() == ',') {
                        at++;
                    } else if (peek() != close) {
                        throw new IllegalArgumentException("',' or '" + close + "' is missing at character " + at);
                    }
                }
                at++;
            }
            return new WktNode(keyword, values, children);
        }

        private void argument(int depth, List<String> values, List<WktNode> children) {
            if (peek() == '"') {
                values.add(quoted());
                return;
            }
            int start = at;
            String word = word();
            if (peek() == '[' || peek() == '(') {
                at = start;
                children.add(node(depth + 1));
            } else {
                values.add(word);
            }
        }

        private String quoted() {
            StringBuilder out = new StringBuilder();
            for (at++; at < text.length(); at++) {
                if (text.charAt(at) == '"') {
                    at++;
                    if (at >= text.length() || text.charAt(at) != '"') {
                        return out.toString();
                    }
                }
                out.append(text.charAt(at));
            }
            throw new IllegalArgumentException("a quoted name does not end");
        }

        private String word() {
            peek();
            int start = at;
            while (at < text.length() && "[](),\"".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
                at++;
            }
            if (start == at) {
                throw new IllegalArgumentException("a name or a number is missing at character " + at);
            }
            return text.substring(start, at);
        }

        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at >= text.length()) {
                return 0;
            }
            return text.charAt(at);
        }

        void end() {
            if (peek() != 0) {
                throw new IllegalArgumentException("there is text after the last bracket");
            }
        }
    }
}
