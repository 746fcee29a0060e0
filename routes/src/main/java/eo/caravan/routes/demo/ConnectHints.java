package eo.caravan.routes.demo;

/** How to connect with the clients that people use. */
public final class ConnectHints {
    private ConnectHints() {}

    /**
     * The hints for a server.
     *
     * @param root where the server answers, for example {@code http://127.0.0.1:8080}
     */
    public static String text(String root, String user, String password) {
        return """

                Connect your own client to %1$s as user %2$s, password %3$s

                  Python      import openeo
                              connection = openeo.connect("%1$s")
                              connection.authenticate_basic("%2$s", "%3$s")
                  R           library(openeo)
                              connection <- connect(host = "%1$s")
                              login(user = "%2$s", password = "%3$s")
                  JavaScript  import { OpenEO } from '@openeo/js-client';
                              const connection = await OpenEO.connect('%1$s');
                              await connection.authenticateBasic('%2$s', '%3$s');
                  QGIS        the plug-in "openEO Connector": server %1$s, then sign in with the user above
                """
                .formatted(root, user, password);
    }
}
