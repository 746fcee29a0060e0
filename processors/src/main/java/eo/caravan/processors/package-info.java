/**
 * Everything that touches a pixel: lazy cubes, the processes over them, the sources they read and the formats they are
 * written in. Begin with {@code cube.Cube}. Nothing here knows HTTP, queues or a database.
 */
package eo.caravan.processors;
