package eo.caravan.api.contract;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of the contract with the operations behind its methods.
 *
 * <p>A variable stands for one segment. Only {@code /files/{path}} takes slashes too, because files lie in folders.
 */
public final class PathTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String FILE_PATH = "path";

    private final String template;
    private final Map<String, Operation> operations;
    private final Map<String, Integer> variables = new LinkedHashMap<>();
    private final Pattern pattern;

    PathTemplate(String template, Map<String, Operation> operations) {
        this.template = template;
        this.operations = Map.copyOf(operations);
        StringBuilder expression = new StringBuilder();
        Matcher variable = VARIABLE.matcher(template);
        int end = 0;
        while (variable.find()) {
            variables.put(variable.group(1), variables.size() + 1);
            expression.append(Pattern.quote(template.substring(end, variable.start())));
            expression.append(variable.group(1).equals(FILE_PATH) ? "(.+)" : "([^/]+)");
            end = variable.end();
        }
        this.pattern = Pattern.compile(
                expression.append(Pattern.quote(template.substring(end))).toString());
    }

    /** The template as it stands in the contract. */
    public String template() {
        return template;
    }

    /** The operations by method in capitals. */
    public Map<String, Operation> operations() {
        return operations;
    }

    /** The operation that the method (any case) calls here, if there is one. */
    public Optional<Operation> operation(String method) {
        return Optional.ofNullable(operations.get(method.toUpperCase(Locale.ROOT)));
    }

    /** Whether a path below the base path, still encoded, has this form. */
    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** The values of the variables in a path that matches, still encoded. */
    public Map<String, String> variables(String path) {
        Matcher matcher = pattern.matcher(path);
        Map<String, String> values = new LinkedHashMap<>();
        if (matcher.matches()) {
            variables.forEach((name, group) -> values.put(name, matcher.group(group)));
        }
        return values;
    }

    int variableCount() {
        return variables.size();
    }
}
