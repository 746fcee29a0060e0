package eo.caravan.routes.command;

/** A command cannot do what it was asked for; the message tells the operator why and what helps. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }
}
