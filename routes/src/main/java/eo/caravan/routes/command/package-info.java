/**
 * The command line. Begin with {@link eo.caravan.routes.command.Main}; every command is one class and prints through the
 * writer that it is given. What a command does belongs to those that it calls.
 */
package eo.caravan.routes.command;
