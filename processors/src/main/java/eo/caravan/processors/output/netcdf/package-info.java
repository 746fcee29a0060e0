/**
 * NetCDF files with CF conventions. Begin with {@link eo.caravan.processors.output.netcdf.NetCdfFormat}; {@link
 * eo.caravan.processors.output.netcdf.CdfFile} knows the classic format's bytes, {@link
 * eo.caravan.processors.output.netcdf.CfVariables} how a cube is described in it. Other formats do not belong here.
 */
package eo.caravan.processors.output.netcdf;
