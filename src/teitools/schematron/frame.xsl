<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:own.xs="http://www.w3.org/2001/XMLSchema"
    xmlns:own.err="http://www.w3.org/2005/xqt-errors"
    xmlns:own="urn:teitools:schematron"
    exclude-result-prefixes="#all">

  <xsl:mode name="own:rules" on-no-match="shallow-skip"/>

  <xsl:function name="own:finding" as="map(own.xs:string, item())">
    <xsl:param name="node" as="item()?"/>
    <xsl:param name="check" as="own.xs:integer"/>
    <xsl:param name="message" as="own.xs:string"/>
    <xsl:sequence select="map{'check': $check, 'path': own:place($node), 'message': normalize-space($message)}"/>
  </xsl:function>

  <xsl:function name="own:failure" as="map(own.xs:string, item())">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="check" as="own.xs:integer"/>
    <xsl:param name="reason" as="own.xs:string?"/>
    <xsl:sequence select="map{'check': $check, 'path': own:place($node), 'error': normalize-space($reason)}"/>
  </xsl:function>

  <xsl:function name="own:place" as="own.xs:string">
    <xsl:param name="node" as="item()?"/>
    <xsl:sequence select="if ($node instance of node()) then string(path($node)) else ''"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template" as="map(own.xs:string, own.xs:string)">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="findings" as="map(*)*">
      <xsl:apply-templates select="." mode="own:rules"/>
    </xsl:variable>
    <xsl:map>
      <xsl:map-entry key="'findings'" select="serialize(array{$findings}, map{'method': 'json'})"/>
    </xsl:map>
  </xsl:template>
</xsl:stylesheet>
