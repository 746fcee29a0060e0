package eo.caravan.processors.plan;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.process.ProcessSpec;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.Extents;
import eo.caravan.processors.process.LabeledArray;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the arguments of a cube process become its {@code Arguments} record. */
final class RecordBinding {
    private static final Map<Class<?>, RecordBinding> BINDINGS = new ConcurrentHashMap<>();

    private final Class<?> process;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    private RecordBinding(Class<?> process) {
        this.process = process;
        Class<?> arguments = Arrays.stream(process.getDeclaredClasses())
                .filter(nested -> nested.isRecord() && "Arguments".equals(nested.getSimpleName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(process + " nests no record Arguments"));
        this.components = arguments.getRecordComponents();
        this.constructor = arguments.getDeclaredConstructors()[0];
        this.constructor.setAccessible(true);
    }

    static RecordBinding of(CubeProcess<?> process) {
        return BINDINGS.computeIfAbsent(process.getClass(), RecordBinding::new);
    }

    /** Fails where the record has a component that the definition does not know, or lacks one. */
    void check(ProcessSpec spec) {
        List<String> names = Arrays.stream(components)
                .map(component -> snake(component.getName()))
                .toList();
        for (String name : names) {
            if (spec.parameters().stream().noneMatch(parameter -> same(parameter.name(), name))) {
                throw new IllegalStateException(process + ": " + spec.id() + " has no parameter " + name);
            }
        }
        if (names.size() != spec.parameters().size()) {
            throw new IllegalStateException(process + ": Arguments does not cover all parameters of " + spec.id());
        }
    }

    private static boolean same(String parameter, String component) {
        return snake(parameter).equals(component);
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /**
     * Makes the record.
     *
     * @param arguments by parameter name, checked against the definition
     * @throws OpenEoException ProcessParameterInvalid where a value cannot become what the record wants
     */
    Object bind(String processId, Map<String, Object> arguments) {
        Problems problems = new Problems();
        Object[] values = values(processId, arguments, problems);
        problems.throwIfAny();
        return instance(processId, values);
    }

    /**
     * Makes the record of some of the arguments, with null for all others.
     *
     * @param problems takes what cannot become what the record wants
     * @return null where a component cannot be null
     */
    Object bindKnown(String processId, Map<String, Object> arguments, Problems problems) {
        Object[] values = values(processId, arguments, problems);
        for (int i = 0; i < components.length; i++) {
            if (values[i] == null && components[i].getType().isPrimitive()) {
                return null;
            }
        }
        return instance(processId, values);
    }

    private Object[] values(String processId, Map<String, Object> arguments, Problems problems) {
        Object[] values = new Object[components.length];
        arguments.forEach((parameter, value) -> {
            for (int i = 0; i < components.length; i++) {
                if (same(parameter, snake(components[i].getName()))) {
                    Class<?> type = components[i].getType();
                    values[i] = problems.attempt(() -> convert(processId, parameter, type, value))
                            .orElse(null);
                }
            }
        });
        return values;
    }

    private Object instance(String processId, Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof OpenEoException refused) {
                throw refused;
            }
            throw new IllegalStateException("the arguments of " + processId + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the arguments of " + processId + " cannot be made", e);
        }
    }

    private static Object convert(String process, String parameter, Class<?> type, Object value) {
        if (value == null || type == Object.class) {
            return value;
        }
        if ((type == Integer.class || type == int.class) && value instanceof Double number) {
            if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
                throw OpenEoException.invalid(process, parameter, "expected a whole number, given " + number);
            }
            return number.intValue();
        }
        if (type == Extent.class && value instanceof Map<?, ?> box) {
            try {
                return Extents.boundingBox(box);
            } catch (OpenEoException wrong) {
                throw wrong.argument(parameter);
            }
        }
        if (type == List.class && value instanceof LabeledArray array) {
            return array.values();
        }
        boolean fits = type.isInstance(value)
                || type == double.class && value instanceof Double
                || type == boolean.class && value instanceof Boolean;
        if (!fits) {
            throw OpenEoException.invalid(
                    process, parameter, "expected " + name(type) + ", given " + Kinds.given(value));
        }
        return value;
    }

    private static String name(Class<?> type) {
        if (type == Cube.class) {
            return "a data cube";
        }
        if (type == Callback.class) {
            return "a callback ({\"process_graph\": …})";
        }
        return type == Extent.class ? "a bounding box" : type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
