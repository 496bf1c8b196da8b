<?xml version="1.0" encoding="UTF-8"?>
<!-- Code and the markup that a text speaks of. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:eg="http://www.tei-c.org/ns/Examples"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:template match="eg[contains(., '&#10;')] | eg:egXML" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="code | gi | att | val | tag | ident" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'code')}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="eg | code[contains(normalize-space(@rend), 'block')]" mode="t:html" as="element()">
    <xsl:element name="{if (t:is-block(.)) then 'pre' else 'code'}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- An example in XML is shown as it is written: tags, attributes and comments with the text. -->
  <xsl:template match="eg:egXML" mode="t:html" as="element()">
    <pre>
      <xsl:sequence select="t:place(., 'xml')"/>
      <code>
        <xsl:apply-templates select="tp:trimmed(node())" mode="tp:xml">
          <xsl:with-param name="indentation" select="tp:indentation(.)" tunnel="yes"/>
        </xsl:apply-templates>
      </code>
    </pre>
  </xsl:template>

  <!-- How far all lines after the first are indented; what is less belongs to the file around. -->
  <xsl:function name="tp:indentation" as="xs:integer">
    <xsl:param name="example" as="element()"/>
    <xsl:variable name="indents" as="xs:integer*">
      <xsl:analyze-string select="string($example)" regex="\n( *)\S">
        <xsl:matching-substring><xsl:sequence select="string-length(regex-group(1))"/></xsl:matching-substring>
      </xsl:analyze-string>
      <xsl:for-each select="$example//text()[contains(., '&#10;')][following-sibling::node()[1][self::*]]">
        <xsl:sequence select="string-length(replace(., '^.*\n', '', 's'))"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="(min($indents), 0)[1]"/>
  </xsl:function>

  <!-- The lines that only part an example from its own tags are not shown. -->
  <xsl:function name="tp:trimmed" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="$nodes[not(self::text()[not(normalize-space())] and (empty(preceding-sibling::node()) or empty(following-sibling::node())))]"/>
  </xsl:function>

  <xsl:mode name="tp:xml" on-no-match="fail"/>

  <xsl:template match="*" mode="tp:xml" as="node()+">
    <xsl:sequence select="tp:tag('&lt;' || name()), tp:namespace(.)"/>
    <xsl:apply-templates select="@* except @a:*" mode="#current"/>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:sequence select="tp:tag('>')"/>
        <xsl:apply-templates mode="#current"/>
        <xsl:sequence select="tp:tag('&lt;/' || name() || '>')"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="tp:tag('/>')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="tp:tag" as="element()">
    <xsl:param name="text" as="xs:string"/>
    <span class="xml-tag">{$text}</span>
  </xsl:function>

  <!-- A namespace is named where it is another than around. -->
  <xsl:function name="tp:namespace" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="namespace-uri($element) != namespace-uri($element/..) and not(contains(name($element), ':'))">
      <xsl:text> </xsl:text>
      <span class="xml-attribute">xmlns</span>
      <xsl:text>=</xsl:text>
      <span class="xml-value">"{namespace-uri($element)}"</span>
    </xsl:if>
  </xsl:function>

  <xsl:template match="@*" mode="tp:xml" as="node()+">
    <xsl:text> </xsl:text>
    <span class="xml-attribute">{name()}</span>
    <xsl:text>=</xsl:text>
    <span class="xml-value">"{replace(., '&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;') => replace('&quot;', '&amp;quot;')}"</span>
  </xsl:template>

  <xsl:template match="text()" mode="tp:xml" as="text()">
    <xsl:param name="indentation" as="xs:integer" tunnel="yes"/>
    <xsl:text>{replace(., '\n {0,' || $indentation || '}', '&#10;') => replace('&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;')}</xsl:text>
  </xsl:template>
  <xsl:template match="comment()" mode="tp:xml" as="element()"><span class="xml-comment">&lt;!--{.}--&gt;</span></xsl:template>
  <xsl:template match="processing-instruction()" mode="tp:xml" as="element()"><span class="xml-comment">&lt;?{name()} {.}?&gt;</span></xsl:template>
</xsl:stylesheet>
